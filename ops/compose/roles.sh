#!/bin/sh
# Run once, by the PostgreSQL image on an empty volume: the role that owns the ledger's database and makes its tables. It
# makes ledger_app itself, as which the ledger works, and which adds to events and log and changes neither.
# The collation is PostgreSQL's own: a newer system library would order differently.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres << 'SQL'
\set password `cat /run/secrets/owner-password`
CREATE ROLE ledger_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE ledger OWNER ledger_owner TEMPLATE template0 ENCODING UTF8 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE ledger FROM PUBLIC;
SQL
