"""Files of the form `proofs/add.html`: straight to the disk, each within its bound, sealed one by one."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from airshed.errors import AirshedError, Fault
from airshed.web import keeping
from airshed.web.accounts.queries import moment
from airshed.web.proofs import operations
from airshed.web.proofs.forms import AddForm
from airshed.web.proofs.models import Proof
from airshed.web.receiving import ToDisk
from airshed.web.words import say
from airshed.wordings import sentences

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Came:
    """What became of the files of a form.

    Attributes:
        sealed: the proofs, in the order of the files.
        faults: what was refused; the other files are sealed all the same.
    """

    sealed: tuple[Proof, ...]
    faults: tuple[Fault, ...]


def takes_files(view: View) -> View:
    """Let a view take the files of a form; what weighs too much is let go of while it comes.

    The form is checked as ever, after its files have their way to the disk.
    """
    protected = csrf_protect(view)

    @wraps(view)
    def answered(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - whatever the view takes
        if request.method == "POST":
            request.upload_handlers = [ToDisk(settings.HOME, most=_most_of)]
        try:
            found: HttpResponse = protected(request, *args, **kwargs)
        except TooManyFilesSent:
            fault = Fault("proofs.many", "", "", str(settings.DATA_UPLOAD_MAX_NUMBER_FILES))
            messages.error(request, say(*sentences(fault)))
            return redirect(request.path)
        return found

    exempt: View = csrf_exempt(answered)  # from the look before the files have their way; `protected` looks
    return exempt


def _most_of(head: bytes) -> int:
    return operations.most_of(settings.HOME, head)


def seal_all(  # noqa: PLR0913 - what came, of what, whose it is
    request: Any,  # noqa: ANN401 - a request with a user
    form: AddForm,
    *,
    register: str,
    key: str,
    scope: operations.Belonging,
    photos: Collection[str] = (),
) -> Came:
    """Seal the files of a valid form for a row that the user may edit; that is for the caller to see to.

    `photos` are the purposes that only a photo shows.
    """
    faults = too_heavy(request)
    given, sealed = form.cleaned_data, []
    for file in given["files"]:
        try:
            proof = operations.seal(
                settings.HOME,
                register=register,
                key=key,
                purpose=given["purpose"],
                name=file.name or "",
                chunks=file.chunks(),
                by=request.user.username,
                at=moment(),
                scope=scope,
                said=operations.Said(given["said_at"], given["lon"], given["lat"]),
                note=given["note"],
                photo=given["purpose"] in photos,
            )
        except AirshedError as refusal:
            faults += refusal.faults
        else:
            sealed.append(proof)
    if not sealed and not faults:
        faults.append(Fault("proofs.none", "files"))
    return Came(tuple(sealed), tuple(faults))


def too_heavy(request: Any) -> list[Fault]:  # noqa: ANN401 - as above
    """Return which files of a form were let go of while they came, and what each may weigh."""
    refused = [one for handler in request.upload_handlers if isinstance(handler, ToDisk) for one in handler.refused]
    return [Fault("web.file_too_large", name, "", f"{bound // keeping.MB} MB") for name, bound in refused]
