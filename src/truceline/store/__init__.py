"""The record that lasts: blobs, a journal, and rows that follow from them. The only room with SQL, and with Django."""

import django
from django.conf import settings

from truceline.store import django_settings

if not settings.configured:
    settings.configure(**{name: value for name, value in vars(django_settings).items() if name.isupper()})
    django.setup()
