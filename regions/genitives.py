"""The genitive of an organisation's name, for sentences such as "Lieksan on neuvoteltava …"."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regions.models import Actor

# The last part of an organisation's name decides how the whole name bends.
ENDINGS = {
    "alue": "alueen",
    "liitto": "liiton",
    "keskus": "keskuksen",
    "yhtymä": "yhtymän",
    "ministeriö": "ministeriön",
    "virasto": "viraston",
    "neuvosto": "neuvoston",
    "kela": "kelan",
    "maa": "maan",
    "säätiö": "säätiön",
}


def genitive(actor: Actor) -> str:
    """The Finnish genitive as recorded or by the name's last part; in other languages the name itself.

    A name that bends in a way not known here stands after a word that bends instead of it.
    """
    if not (get_language() or "fi").startswith("fi"):
        return actor.name
    if actor.genitive_fi:
        return actor.genitive_fi
    for ending, bent in ENDINGS.items():
        if actor.name_fi.casefold().endswith(ending):
            return actor.name_fi[: len(actor.name_fi) - len(ending)] + _match_case(
                actor.name_fi, ending, bent
            )
    return _("toimijan %(name)s") % {"name": actor.name_fi}


def _match_case(name: str, ending: str, bent: str) -> str:
    return bent.capitalize() if name[-len(ending)].isupper() else bent
