"""What a person does in a browser, and what is watched meanwhile: errors, requests elsewhere, pages too wide."""

import re
import time
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page

WIDE, NARROW = 1440, 360
Look = tuple[str, int, str]
LOOKS: tuple[Look, ...] = (
    ("zh-hans", WIDE, "light"),
    ("en", NARROW, "dark"),
    ("zh-hans", NARROW, "light"),
    ("en", WIDE, "dark"),
)
"""Language, width and colours: every language at every width, and both in light and dark."""
OFTEN = 2
"""So many of them have every language, width and colour; the long tests look at all."""
GRAVE = ("serious", "critical")
AXE: str = Axe().axe_script
LOOKED_AT = set[tuple[Look, str, str]]()
"""The pages and sidebars of this process that everybody was found to be able to use."""
PARTS, LOOK = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("parts.js", "look.js"))
AXE_OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
"""Style sheets need not be fetched once more: no rule that is asked for reads them."""
EXCEPTIONS: dict[str, str] = {}
"""Findings that stay, `rule target` with the reason; every one is of the library that draws the staff pages."""


class Watched:
    """A page of a browser whose every complaint is kept."""

    def __init__(self, browser: Browser, origin: str, look: Look, state: Any = None, **context: Any) -> None:
        language, width, colors = look
        self.origin, self.look, self.complaints = origin, look, list[str]()
        self.scripts = context.get("java_script_enabled", True)
        self.words = 0 if language == "zh-hans" else 1
        self.context = browser.new_context(
            **{"viewport": {"width": width, "height": 900}, **context},
            color_scheme="dark" if colors == "dark" else "light",
            storage_state=state,
            locale="en-US",  # what the browser prefers is not asked
        )
        cookie = {"name": "django_language", "value": language, "url": origin}
        self.context.add_cookies([cookie])  # type: ignore[list-item]
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda m: self._note(m.type in {"error", "warning"}, f"console {m.type}: {m.text}"))
        self.page.on("pageerror", lambda error: self._note(True, f"script: {error}"))  # noqa: FBT003 - always
        self.page.on("requestfailed", lambda r: self._note("ABORTED" not in str(r.failure), f"failed: {r.url}"))
        own = (origin, "data:", "blob:")
        self.page.on("request", lambda r: self._note(not r.url.startswith(own), f"elsewhere: {r.url}"))

    def _note(self, wrong: bool, text: str) -> None:  # noqa: FBT001 - reads as a sentence
        if wrong:
            self.complaints.append(f"{text} ({self.page.url})")

    def visit(self, path: str, *, status: int = 200) -> None:
        """Open an address, which must answer like that, and look at the page."""
        answer = self.page.goto(self.origin + path)
        if answer is None or answer.status != status:
            pytest.fail(f"{path} answers {answer and answer.status}, not {status}, at {self.look}")
        self.look_at()

    def look_at(self) -> None:
        """Look at the page that is open: how wide it is, and whether everybody can use it."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self._note(wide > 0, f"{wide} px too wide at {self.look}")
        if not self.scripts or self._is_known():  # what looks whether everybody can use it is a script
            return
        self.page.evaluate(AXE)
        for finding in self.page.evaluate(LOOK, AXE_OPTIONS):
            if finding["impact"] in GRAVE:
                for node in finding["nodes"]:
                    found = f"{finding['id']} {' '.join(map(str, node['target']))}"
                    self._note(found not in EXCEPTIONS, f"axe {self.look} {found}: {node['html'][:160]}")

    def _is_known(self) -> bool:
        """Tell whether a page made like this, and a sidebar with these parts, were looked at before, in this look."""
        page, sidebar = (sha256(made.encode()).hexdigest() for made in self.page.evaluate(PARTS))
        keys = {(self.look, shape_of(self.path()), page), (self.look, "sidebar", sidebar)}
        known = keys <= LOOKED_AT
        LOOKED_AT.update(keys)
        return known

    def forgive(self, pattern: str) -> None:
        """Drop complaints that belong to what was just done, such as that of a page that is not there."""
        self.complaints = [text for text in self.complaints if not re.search(pattern, text)]

    def open_menu(self) -> None:
        """Open what the user's own button at the end of the sidebar opens."""
        if self.look[1] == NARROW:
            self.page.click("button.airshed-menu")
        self.page.click("button[aria-controls=user-links]")

    def sign_out(self) -> None:
        """Sign out by the menu."""
        self.open_menu()
        self.click("#logout-form button")

    def sign_in(self, username: str, password: str) -> None:
        """Fill in the form that is open."""
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.enter("input[name=password]")

    def enter(self, selector: str) -> None:
        """Send the form of a field, and wait for the page that answers."""
        with self.page.expect_navigation():
            self.page.press(selector, "Enter")

    def click(self, selector: str) -> None:
        """Click on what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.page.click(selector)

    def tab_to(self, selector: str, *, most: int = 40) -> None:
        """Press the tabulator until it reaches something."""
        for _ in range(most):
            if self.page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    def saved(self, selector: str) -> bytes:
        """Click on what is downloaded; return the file."""
        with self.page.expect_download() as download:
            self.page.click(selector)
        return Path(download.value.path()).read_bytes()

    def text(self, selector: str = "#main") -> str:
        """Return what is to be read in the first such part of the page."""
        return self.page.locator(selector).first.inner_text()

    def path(self) -> str:
        """Return where the browser is."""
        return urlsplit(self.page.url).path

    def links(self, where: str) -> list[str]:
        """Return the own addresses that a part of the page leads to, in order; files to be stored are none."""
        found: list[str] = self.page.eval_on_selector_all(
            f"{where} a[href]:not([download])", "all => all.map(a => a.href)"
        )
        own = (urlsplit(link) for link in found if link.startswith(self.origin))
        return list(dict.fromkeys(parts.path for parts in own))

    def close(self) -> None:
        """End the visit; nobody may have complained."""
        self.context.close()
        if self.complaints:
            pytest.fail("\n".join(self.complaints))


def code_of(secret: str, *, ahead: int = 0) -> str:
    """Return what a phone shows for a secret, or will show some steps of 30 s ahead."""
    import base64  # noqa: PLC0415 - beside its use

    totp = TOTP(base64.b32decode(secret.replace(" ", "")))
    totp.time = time.time() + 30 * ahead
    return f"{totp.token():06d}"


def enrolled(visit: Watched) -> tuple[str, list[str]]:
    """Enrol the phone on the page that asks for it; return its secret and the recovery codes."""
    visit.look_at()
    secret = visit.page.inner_text("code")
    visit.page.fill("input[name=token]", code_of(secret))
    visit.enter("input[name=token]")
    visit.look_at()
    return secret, visit.page.locator("main ol li").all_inner_texts()


def shape_of(path: str) -> str:
    """Return an address without what differs from one record to the next, so that one of each kind is opened."""
    return "/".join("*" if re.search(r"\d", part) else part for part in path.split("/"))
