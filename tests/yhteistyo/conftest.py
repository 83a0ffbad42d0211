"""A small made-up set of files for the loader's tests."""

from pathlib import Path

import pytest

from yhteistyo.loading import LoadRefusedError, load_register
from yhteistyo.loading.reporting import Report

WORLD = {
    "regions/source.csv": (
        "code,title,kind,read_on\nsivu,Kunnan sivu,web_page,2026-11-24\nasetus,Asetus,statute,\n"
    ),
    "regions/actortype.csv": (
        "code,name_fi,name_sv,name_en,plural_fi,plural_sv,plural_en\n"
        "kunta,kunta,kommun,municipality,kunnat,kommuner,municipalities\n"
        "hyvinvointialue,hyvinvointialue,välfärdsområde,county,hyvinvointialueet,välfärdsområden,counties\n"
    ),
    "regions/region.csv": "code,slug,name_fi,sources\n91,ylamaa,Ylämaa,sivu\n",
    "regions/actor.kunnat.csv": (
        "actor_type,code,slug,name_fi,sources,checked_on,verification\n"
        "kunta,901,ylala,Ylälä,sivu; asetus,2026-11-24,stated\n"
        "kunta,902,alala,Alala,sivu,2026-11-24,stated\n"
    ),
    "regions/actor.hyvinvointialueet.csv": (
        "actor_type,slug,name_fi,valid_from\n"
        "hyvinvointialue,ylamaan-hyvinvointialue,Ylämaan hyvinvointialue,2021-07\n"
    ),
    "regions/membership.csv": (
        "member,kind,organisation,region,valid_from,valid_until,sources\n"
        "ylala,county,ylamaan-hyvinvointialue,,2023-01-01,,sivu\n"
        "ylala,region,,91,,,sivu\n"
    ),
}


class World:
    """A directory of files that can be changed and loaded."""

    def __init__(self, directory: Path):
        self.directory = directory
        for name, text in WORLD.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.directory / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def load(self) -> Report:
        return load_register(self.directory)

    def refused(self) -> str:
        """Loads files that must be refused, and returns what is said of them."""
        with pytest.raises(LoadRefusedError) as caught:
            self.load()
        return str(caught.value)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)
