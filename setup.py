"""Build hook: the message catalogs are compiled before the packages are collected."""

from babel.messages.frontend import compile_catalog
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCatalogs(build_py):
    """Compile ``resources/translations/*/LC_MESSAGES/aes_editor.po``; editable installs come here too."""

    def run(self) -> None:
        catalogs = compile_catalog(self.distribution)
        catalogs.domain = ["aes_editor"]
        catalogs.directory = "resources/translations"
        catalogs.ensure_finalized()
        catalogs.run()
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogs})
