"""The settings as a production site has them, each tried in a process of its own."""

import os
import subprocess
import sys

from django.conf import settings

SITE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzåäöÅÄÖ!#%&/()=?-_.:,;",
    "ALLOWED_HOSTS": "yhteistyo.example",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    kept = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite://:memory:", "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_has_nothing_that_djangos_deployment_check_warns_of():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **SITE)
    assert result.returncode == 0, result.stderr


def test_a_site_without_a_secret_key_does_not_start():
    result = manage("check")
    assert result.returncode != 0
    assert "Set SECRET_KEY" in result.stderr


def test_static_files_are_collected_under_names_that_change_with_their_contents(tmp_path):
    result = manage("collectstatic", "--noinput", **SITE, STATIC_ROOT=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "staticfiles.json").exists()


def test_a_page_carries_the_content_security_policy(client, db):
    policy = client.get("/hallinta/login/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
