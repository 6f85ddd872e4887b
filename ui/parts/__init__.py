"""The parts: everything a screen is put together from; each is loaded when first named.

Refuses: sentences of its own; every word comes from the caller, already translated.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.parts.app_shell import AppShell, PanePair, Panes, panes_for
    from ui.parts.band import Band
    from ui.parts.banner import Banner
    from ui.parts.buttons import (
        Button,
        DangerButton,
        IconButton,
        LinkButton,
        PrimaryButton,
        QuietButton,
    )
    from ui.parts.chips import ChipStrip, Choice, FilterChips, YearChips
    from ui.parts.confirm_sheet import ConfirmSheet, Sheet
    from ui.parts.countdown import Countdown
    from ui.parts.data_table import DataTable
    from ui.parts.empty_state import EmptyState
    from ui.parts.error_page import ErrorPage
    from ui.parts.faces import Part, ReviewFace, RowFace
    from ui.parts.field import CheckRow, Chooser, Field, LineField, OptionGroup
    from ui.parts.icon import Badge, Icon, Tile
    from ui.parts.laid_out import LaidOutPage
    from ui.parts.layout import Card, Column, Divider, Flow, Head, Page, Row, Sunken
    from ui.parts.nav_rail import NavItem, NavRail
    from ui.parts.page_picture import PagePicture, PlainText, image_of
    from ui.parts.passphrase_field import PassphraseField, PassphraseWords
    from ui.parts.person_switcher import PersonFace, PersonSwitcher
    from ui.parts.progress_card import ProgressCard
    from ui.parts.qr_panel import QrCode, QrPanel, qr_image
    from ui.parts.range_bar import RangeBar, RangeFace
    from ui.parts.receipt_card import FactList, ReceiptCard
    from ui.parts.record_row import RecordList, RecordRow
    from ui.parts.review_list import ReviewList, ReviewRow
    from ui.parts.search_field import SearchField
    from ui.parts.series_row import SeriesFace, SeriesRow
    from ui.parts.series_strip import SeriesStrip, SeriesTileFace
    from ui.parts.settings_row import SettingsRow
    from ui.parts.slices import SliceView
    from ui.parts.source_card import SourceCard
    from ui.parts.stepper import Stepper
    from ui.parts.text import Body, CardTitle, FieldLabel, Heading, Small, Strong, Text, Title
    from ui.parts.text_area import TextArea
    from ui.parts.toast import Toast, ToastHost, announce
    from ui.parts.trend_chart import ChartFace, Point, TrendChart, TrendPanel
    from ui.parts.value_hero import ValueHero
    from ui.parts.word_grid import WordGrid

_HOMES = {
    "AppShell": "app_shell",
    "Badge": "icon",
    "Band": "band",
    "Banner": "banner",
    "Body": "text",
    "Button": "buttons",
    "Card": "layout",
    "CardTitle": "text",
    "ChartFace": "trend_chart",
    "CheckRow": "field",
    "ChipStrip": "chips",
    "Choice": "chips",
    "Chooser": "field",
    "Column": "layout",
    "ConfirmSheet": "confirm_sheet",
    "Countdown": "countdown",
    "DangerButton": "buttons",
    "DataTable": "data_table",
    "Divider": "layout",
    "EmptyState": "empty_state",
    "ErrorPage": "error_page",
    "FactList": "receipt_card",
    "Field": "field",
    "FieldLabel": "text",
    "FilterChips": "chips",
    "Flow": "layout",
    "Head": "layout",
    "Heading": "text",
    "Icon": "icon",
    "IconButton": "buttons",
    "LaidOutPage": "laid_out",
    "LineField": "field",
    "LinkButton": "buttons",
    "NavItem": "nav_rail",
    "NavRail": "nav_rail",
    "OptionGroup": "field",
    "Page": "layout",
    "PagePicture": "page_picture",
    "PanePair": "app_shell",
    "Panes": "app_shell",
    "Part": "faces",
    "PassphraseField": "passphrase_field",
    "PassphraseWords": "passphrase_field",
    "PersonFace": "person_switcher",
    "PersonSwitcher": "person_switcher",
    "PlainText": "page_picture",
    "Point": "trend_chart",
    "PrimaryButton": "buttons",
    "ProgressCard": "progress_card",
    "QrCode": "qr_panel",
    "QrPanel": "qr_panel",
    "QuietButton": "buttons",
    "RangeBar": "range_bar",
    "RangeFace": "range_bar",
    "ReceiptCard": "receipt_card",
    "RecordList": "record_row",
    "RecordRow": "record_row",
    "ReviewFace": "faces",
    "ReviewList": "review_list",
    "ReviewRow": "review_list",
    "Row": "layout",
    "RowFace": "faces",
    "SearchField": "search_field",
    "SeriesFace": "series_row",
    "SeriesRow": "series_row",
    "SeriesStrip": "series_strip",
    "SeriesTileFace": "series_strip",
    "SettingsRow": "settings_row",
    "Sheet": "confirm_sheet",
    "SliceView": "slices",
    "Small": "text",
    "SourceCard": "source_card",
    "Stepper": "stepper",
    "Strong": "text",
    "Sunken": "layout",
    "Text": "text",
    "TextArea": "text_area",
    "Tile": "icon",
    "Title": "text",
    "Toast": "toast",
    "ToastHost": "toast",
    "TrendChart": "trend_chart",
    "TrendPanel": "trend_chart",
    "ValueHero": "value_hero",
    "WordGrid": "word_grid",
    "YearChips": "chips",
    "announce": "toast",
    "image_of": "page_picture",
    "panes_for": "app_shell",
    "qr_image": "qr_panel",
}

__all__ = [
    "AppShell",
    "Badge",
    "Band",
    "Banner",
    "Body",
    "Button",
    "Card",
    "CardTitle",
    "ChartFace",
    "CheckRow",
    "ChipStrip",
    "Choice",
    "Chooser",
    "Column",
    "ConfirmSheet",
    "Countdown",
    "DangerButton",
    "DataTable",
    "Divider",
    "EmptyState",
    "ErrorPage",
    "FactList",
    "Field",
    "FieldLabel",
    "FilterChips",
    "Flow",
    "Head",
    "Heading",
    "Icon",
    "IconButton",
    "LaidOutPage",
    "LineField",
    "LinkButton",
    "NavItem",
    "NavRail",
    "OptionGroup",
    "Page",
    "PagePicture",
    "PanePair",
    "Panes",
    "Part",
    "PassphraseField",
    "PassphraseWords",
    "PersonFace",
    "PersonSwitcher",
    "PlainText",
    "Point",
    "PrimaryButton",
    "ProgressCard",
    "QrCode",
    "QrPanel",
    "QuietButton",
    "RangeBar",
    "RangeFace",
    "ReceiptCard",
    "RecordList",
    "RecordRow",
    "ReviewFace",
    "ReviewList",
    "ReviewRow",
    "Row",
    "RowFace",
    "SearchField",
    "SeriesFace",
    "SeriesRow",
    "SeriesStrip",
    "SeriesTileFace",
    "SettingsRow",
    "Sheet",
    "SliceView",
    "Small",
    "SourceCard",
    "Stepper",
    "Strong",
    "Sunken",
    "Text",
    "TextArea",
    "Tile",
    "Title",
    "Toast",
    "ToastHost",
    "TrendChart",
    "TrendPanel",
    "ValueHero",
    "WordGrid",
    "YearChips",
    "announce",
    "image_of",
    "panes_for",
    "qr_image",
]


def __getattr__(name: str) -> Any:
    """A part by name, from its own module (the first window paints sooner)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"ui.parts.{home}"), name)
