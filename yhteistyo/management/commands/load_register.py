"""Loads the register's real data from the files under fixtures/."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from yhteistyo.loading import LoadRefusedError, already_loaded, load_register


class Command(BaseCommand):
    help = (
        "Load the register from fixtures/: all or nothing, as often as you like. What people have edited or "
        "deleted in the register stays so and is reported."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--missing-only", action="store_true", help="do nothing when these very files have been loaded"
        )
        parser.add_argument("--check", action="store_true", help="only validate and report; change nothing")
        parser.add_argument(
            "--directory", type=Path, default=settings.BASE_DIR / "fixtures", help="where the files are"
        )

    def handle(self, *args, missing_only: bool, check: bool, directory: Path, **options) -> None:
        if missing_only and already_loaded(directory):
            if options["verbosity"] > 1:
                self.stdout.write(_("Rekisteri oli ajan tasalla: mitään ei muuttunut."))
            return
        try:
            report = load_register(directory, check_only=check)
        except LoadRefusedError as error:
            raise CommandError(str(error)) from error
        for line in report.lines():
            self.stdout.write(line)
