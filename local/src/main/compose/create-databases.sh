#!/bin/sh
# Run once by the PostgreSQL container: a database and its owner for each service and for Keycloak.
set -eu
for owner in feedback complaint returns survey notification keycloak; do
  psql -v ON_ERROR_STOP=1 -v owner="$owner" -v password="$QLOOP_DB_PASSWORD" \
    --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-postgres}" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'password';
CREATE DATABASE :"owner" OWNER :"owner";
SQL
done
