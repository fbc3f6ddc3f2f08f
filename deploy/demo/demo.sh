#!/bin/sh
# Registers the demo accounts and prints what to paste. Runs in the demo container; for trying out only: the secrets of
# these clients and users stand in this repository (demo-NAME).
set -eu

token() {
    curl -sS --fail --retry 10 --retry-connrefused --retry-delay 2 -u "$1:demo-$1" \
        -d grant_type=client_credentials "$ISSUER/oauth2/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/'
}

operator=$(token operator)
grep '"id"' /demo-accounts.json | sed 's/,$//' | while read -r account; do
    id=$(echo "$account" | sed 's/.*"id": "\([^"]*\)".*/\1/')
    body=$(echo "$account" | sed 's/"id": "[^"]*", //')
    curl -sS --fail -o /dev/null -X PUT -H "Authorization: Bearer $operator" -H 'Content-Type: application/json' \
        -d "$body" "$FRONT_DOOR/v1/accounts/$id"
done

cat <<EOF

Countersign is ready: $PUBLIC (Grafana http://localhost:3000, Prometheus http://localhost:9090)
The demo accounts of standalone/src/main/resources/demo-accounts.json are registered. Users of the login page and
clients of $ISSUER: acme-cloud, tengyun, city-library, li-lei, jane-doe, bulksms (a platform),
reviewer, senior, lead, auditor, operator; the password of each is demo- and its name.

EOF
sed -e "s|{intake}|$PUBLIC|g; s|{review}|$PUBLIC|g; s|{notification}|$PUBLIC|g; s|{enterprise}|acme-cloud|g" \
    -e "s|{picture}|samples/certificates/business-licence.png|g" \
    -e "s|{applicantToken}|$(token acme-cloud)|g; s|{reviewerToken}|$(token reviewer)|g" /commands.txt
