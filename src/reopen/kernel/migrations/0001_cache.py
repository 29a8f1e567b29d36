"""The table of the cache: rate limits and what is cheap to make again. It belongs to nobody."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE reopen_cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX reopen_cache_expires ON reopen_cache (expires);
            """,
            "DROP TABLE reopen_cache",
        )
    ]
