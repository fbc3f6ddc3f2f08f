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

acme=$(token acme-cloud)
reviewer=$(token reviewer)
cat <<EOF

Countersign is ready: $PUBLIC (Grafana http://localhost:3000, Prometheus http://localhost:9090)
The demo accounts of standalone/src/main/resources/demo-accounts.json are registered. Users of the login page and
clients of $ISSUER: acme-cloud, tengyun, city-library, li-lei, jane-doe, bulksms (a platform),
reviewer, senior, lead, auditor, operator; the password of each is demo- and its name.

# apply
ACME=$acme
LICENCE=\$(curl -sS $PUBLIC/v1/certificates -H "Authorization: Bearer \$ACME" -H 'Content-Type: image/png' \\
  --data-binary @samples/certificates/business-licence.png | sed 's/.*"sha256" *: *"\([^"]*\)".*/\1/')
curl -sS $PUBLIC/v1/applications -H "Authorization: Bearer \$ACME" -H 'Content-Type: application/json' -d '{
  "name": "AcmeCloud", "region": "domestic", "type": "company", "purpose": "self_use",
  "documents": [{"type": "business_licence", "sha256": "'\$LICENCE'"}]}'

# decide as a reviewer: claim the next case, then approve it with its id, revision and token
REVIEWER=$reviewer
curl -sS -X POST $PUBLIC/v1/cases/next/claim -H "Authorization: Bearer \$REVIEWER"

# read the notice
curl -sS "$PUBLIC/v1/notices?after=0" -H "Authorization: Bearer \$ACME"
EOF
