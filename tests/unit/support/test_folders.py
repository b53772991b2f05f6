"""The program's own folders."""

from colorstudio.support.folders import user_folders


def test_each_purpose_has_a_folder_named_after_the_program() -> None:
    folders = user_folders()
    assert all("colorstudio" in str(path) for path in (folders.config, folders.state, folders.logs, folders.cache))
    assert folders.config != folders.cache
