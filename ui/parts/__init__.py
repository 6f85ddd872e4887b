"""The parts: everything a screen is put together from; a screen styles nothing itself.

Refuses: sentences of its own; every word comes from the caller, already translated.
"""

from ui.parts.app_shell import AppShell, PanePair, Panes, panes_for
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
from ui.parts.layout import Card, Column, Divider, Flow, Head, Page, Row, Sunken
from ui.parts.nav_rail import NavItem, NavRail
from ui.parts.passphrase_field import PassphraseField, PassphraseWords
from ui.parts.person_switcher import PersonFace, PersonSwitcher
from ui.parts.progress_card import ProgressCard
from ui.parts.qr_panel import QrCode, QrPanel, qr_image
from ui.parts.range_bar import RangeBar, RangeFace
from ui.parts.receipt_card import FactList, ReceiptCard
from ui.parts.record_row import RecordList, RecordRow
from ui.parts.review_list import ReviewList, ReviewRow
from ui.parts.search_field import SearchField
from ui.parts.settings_row import SettingsRow
from ui.parts.source_card import SourceCard
from ui.parts.stepper import Stepper
from ui.parts.text import Body, CardTitle, FieldLabel, Heading, Small, Strong, Text, Title
from ui.parts.toast import Toast, ToastHost, announce
from ui.parts.trend_chart import ChartFace, Point, TrendChart, TrendPanel
from ui.parts.value_hero import ValueHero

__all__ = [
    "AppShell",
    "Badge",
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
    "LineField",
    "LinkButton",
    "NavItem",
    "NavRail",
    "OptionGroup",
    "Page",
    "PanePair",
    "Panes",
    "Part",
    "PassphraseField",
    "PassphraseWords",
    "PersonFace",
    "PersonSwitcher",
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
    "SettingsRow",
    "Sheet",
    "Small",
    "SourceCard",
    "Stepper",
    "Strong",
    "Sunken",
    "Text",
    "Tile",
    "Title",
    "Toast",
    "ToastHost",
    "TrendChart",
    "TrendPanel",
    "ValueHero",
    "YearChips",
    "announce",
    "panes_for",
    "qr_image",
]
