"""`python -m reopen …`: what `./reopen` hands over to."""

import os
import sys


def main(arguments: list[str]) -> int:
    """Run one command; the answer is the exit status."""
    name = arguments[0] if arguments else "help"
    if name == "test":
        from reopen.config import testing

        return testing.main(arguments[1:])
    if name == "lock":
        from reopen.config import locking

        return locking.main()
    if name == "messages":
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reopen.config.settings")
        from reopen.config import messages

        return messages.main()
    if name == "database-roles":
        from reopen.lib.database_roles import roles_for_a_server

        sys.stdout.write(roles_for_a_server())
        return 0
    if name == "reference":
        from reopen.config import reference

        return reference.main()
    if name == "demo":
        os.environ["REOPEN_DEMO"] = "yes"  # before the settings are read
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reopen.config.settings")
    from reopen.config import cli

    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
