"""A phone in a clinic: real headless Chromium over a plain-http name, watched closely."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from page_fakes import collection, extra, info
from page_samples import RESOURCES
from playwright.sync_api import Browser, BrowserContext, Page
from share_fakes import FakeShare, Running

HOST = "klinik.test"
PHONE = {"width": 390, "height": 844}


@dataclass
class Clinic:
    """A phone in a clinic: opens shares, and notes everything the page asks for or complains of."""

    house: Running
    browser: Browser
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def phone(
        self, language: str = "id-ID", scheme: Literal["light", "dark"] = "light", **more: Any
    ) -> Page:
        settings = {"viewport": PHONE, "is_mobile": True, "has_touch": True, **more}
        context = self.browser.new_context(locale=language, color_scheme=scheme, **settings)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._heard(line.type, line.text))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        return page

    def _heard(self, kind: str, text: str) -> None:
        if (
            kind in {"error", "warning"}
            and "status of 40" not in text
            and "ERR_INTERNET" not in text
        ):
            self.complaints.append(text)

    def address(self, share: FakeShare) -> str:
        """The link as the QR holds it, opened under the clinic's name for the same computer."""
        port = self.house.base.rsplit(":", 1)[1]
        fragment = self.house.link(share, viewer=True).split("#", 1)[1]
        return f"http://{HOST}:{port}/#{fragment}"

    def open(self, share: FakeShare, page: Page | None = None) -> Page:
        page = page or self.phone()
        page.goto(self.address(share))
        page.wait_for_selector(".first, .message")
        return page

    def share(
        self,
        resources: list[dict[str, Any]] | None = None,
        beside: bytes | None = None,
        **more: Any,
    ) -> FakeShare:
        kept = RESOURCES if resources is None else resources
        content = json.dumps(collection(kept), ensure_ascii=False).encode()
        addition = json.dumps(extra(kept, info())).encode() if beside is None else beside
        return self.house.desk.add((content,), extra=addition, **more)


def section(page: Page, name: str) -> str:
    return re.sub(r"\n+", "\n", page.inner_text(f"[data-section={name}]"))


def badges(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "[data-badge]", "all => all.map(one => one.dataset.badge)"
    )
    return found


def text_of(page: Page) -> str:
    return page.inner_text("body")
