"""What entries of Oura, Whoop, Garmin, Withings and iHealth look like.

Refuses: scores a maker invents for itself beyond those of sleep and stress.
"""

from typing import Final

from sync.readers.devices.answers.shapes import Field, Shape, needs
from sync.readers.measures import (
    BODY_FAT,
    BODY_MASS_INDEX,
    BONE_MASS,
    BREATHING,
    DISTANCE,
    ENERGY,
    ENERGY_ACTIVE,
    ENERGY_RESTING,
    FLOORS,
    HEART_RATE,
    HRV_RMSSD,
    MUSCLE_MASS,
    OXYGEN,
    RESTING_HEART_RATE,
    SKIN_TEMPERATURE,
    SLEEP,
    SLEEP_AWAKE,
    SLEEP_DEEP,
    SLEEP_IN_BED,
    SLEEP_LIGHT,
    SLEEP_REM,
    STEPS,
    STRESS,
    VO2_MAX,
    WEIGHT,
)

_WHOOP: Final = "score.stage_summary.total_"


def stages(paths: str, unit: str = "s") -> tuple[Field, ...]:
    """Where deep, light and REM sleep and the time awake stand, in this order."""
    measures = (SLEEP_DEEP, SLEEP_LIGHT, SLEEP_REM, SLEEP_AWAKE)
    return tuple(
        Field(path, measure, unit) for path, measure in zip(paths.split(), measures, strict=True)
    )


OURA: Final = (
    Shape(
        "oura",
        needs("bedtime_start deep_sleep_duration"),
        ("bedtime_start",),
        (
            Field("total_sleep_duration", SLEEP, "s"),
            *stages("deep_sleep_duration light_sleep_duration rem_sleep_duration awake_time"),
            Field("time_in_bed", SLEEP_IN_BED, "s"),
            Field("average_heart_rate", HEART_RATE),
            Field("average_hrv", HRV_RMSSD),
            Field("average_breath", BREATHING),
            Field("lowest_heart_rate", RESTING_HEART_RATE),
        ),
        night="day",
    ),
    Shape(
        "oura",
        needs("bedtime_start deep rem light"),
        ("bedtime_start",),
        (
            Field("total", SLEEP, "s"),
            *stages("deep light rem awake"),
            Field("hr_average", HEART_RATE),
            Field("rmssd", HRV_RMSSD),
            Field("breath_average", BREATHING),
            Field("hr_lowest", RESTING_HEART_RATE),
        ),
    ),
    Shape(
        "oura",
        needs("day steps active_calories"),
        ("day",),
        (
            Field("steps", STEPS),
            Field("active_calories", ENERGY_ACTIVE),
            Field("equivalent_walking_distance", DISTANCE, "m"),
        ),
    ),
    Shape("oura", needs("bpm timestamp"), ("timestamp",), (Field("bpm", HEART_RATE),)),
    Shape(
        "oura", needs("day spo2_percentage"), ("day",), (Field("spo2_percentage.average", OXYGEN),)
    ),
)

WHOOP: Final = (
    Shape(
        "whoop",
        needs("cycle_id score created_at"),
        ("created_at",),
        (
            Field("score.resting_heart_rate", RESTING_HEART_RATE),
            Field("score.hrv_rmssd_milli", HRV_RMSSD),
            Field("score.spo2_percentage", OXYGEN),
            Field("score.skin_temp_celsius", SKIN_TEMPERATURE),
        ),
    ),
    Shape(
        "whoop",
        needs("start end nap score"),
        ("start",),
        (
            Field(f"{_WHOOP}in_bed_time_milli", SLEEP_IN_BED, "ms"),
            *stages(
                f"{_WHOOP}slow_wave_sleep_time_milli {_WHOOP}light_sleep_time_milli"
                f" {_WHOOP}rem_sleep_time_milli {_WHOOP}awake_time_milli",
                "ms",
            ),
            Field("score.respiratory_rate", BREATHING),
        ),
        zone="timezone_offset",
    ),
    Shape(
        "whoop",
        needs("start timezone_offset score"),
        ("start",),
        (
            Field("score.kilojoule", ENERGY, "kJ"),
            Field("score.average_heart_rate", HEART_RATE),
        ),
        zone="timezone_offset",
    ),
)

_GARMIN_NIGHT: Final = (
    *stages(
        "deepSleepDurationInSeconds lightSleepDurationInSeconds remSleepInSeconds"
        " awakeDurationInSeconds"
    ),
    *stages("deepSleepSeconds lightSleepSeconds remSleepSeconds awakeSleepSeconds"),
)
_GARMIN_SHIFT: Final = "startTimeOffsetInSeconds"

GARMIN: Final = (
    Shape(
        "garmin",
        needs("startTimeInSeconds deepSleepDurationInSeconds"),
        ("startTimeInSeconds",),
        _GARMIN_NIGHT,
        shift=_GARMIN_SHIFT,
        night="calendarDate",
    ),
    Shape(
        "garmin",
        needs("calendarDate deepSleepSeconds"),
        ("sleepStartTimestampLocal", "calendarDate"),
        _GARMIN_NIGHT,
    ),
    Shape(
        "garmin",
        needs("startTimeInSeconds steps"),
        ("calendarDate", "startTimeInSeconds"),
        (
            Field("steps", STEPS),
            Field("distanceInMeters", DISTANCE, "m"),
            Field("activeKilocalories", ENERGY_ACTIVE),
            Field("bmrKilocalories", ENERGY_RESTING),
            Field("floorsClimbed", FLOORS),
            Field("restingHeartRateInBeatsPerMinute", RESTING_HEART_RATE),
            Field("averageHeartRateInBeatsPerMinute", HEART_RATE),
            Field("averageStressLevel", STRESS),
        ),
        shift=_GARMIN_SHIFT,
    ),
    Shape(
        "garmin",
        needs("calendarDate totalSteps"),
        ("calendarDate",),
        (
            Field("totalSteps", STEPS),
            Field("totalDistanceMeters", DISTANCE, "m"),
            Field("totalKilocalories", ENERGY),
            Field("restingHeartRate", RESTING_HEART_RATE),
        ),
    ),
    Shape(
        "garmin",
        needs("measurementTimeInSeconds weightInGrams"),
        ("measurementTimeInSeconds",),
        (
            Field("weightInGrams", WEIGHT, "g"),
            Field("bodyFatInPercent", BODY_FAT),
            Field("bodyMassIndex", BODY_MASS_INDEX),
            Field("boneMassInGrams", BONE_MASS, "g"),
            Field("muscleMassInGrams", MUSCLE_MASS, "g"),
        ),
        shift="measurementTimeOffsetInSeconds",
    ),
    Shape(
        "garmin",
        needs("calendarDate vo2Max"),
        ("calendarDate",),
        (Field("vo2Max", VO2_MAX),),
    ),
    Shape(
        "garmin",
        needs("lastNightAvg startTimeInSeconds"),
        ("calendarDate", "startTimeInSeconds"),
        (Field("lastNightAvg", HRV_RMSSD),),
    ),
)

WITHINGS: Final = (
    Shape(
        "withings",
        needs("startdate data"),
        ("startdate",),
        (
            *stages(
                "data.deepsleepduration data.lightsleepduration data.remsleepduration"
                " data.wakeupduration"
            ),
            Field("data.hr_average", HEART_RATE),
            Field("data.rr_average", BREATHING),
        ),
        zone="timezone",
        night="date",
    ),
    Shape(
        "withings",
        needs("date steps elevation"),
        ("date",),
        (
            Field("steps", STEPS),
            Field("distance", DISTANCE, "m"),
            Field("calories", ENERGY_ACTIVE),
            Field("totalcalories", ENERGY),
            Field("hr_average", HEART_RATE),
        ),
    ),
)
