// Creates one user for each service, which may read and write the service's own database only, and one for the
// operator's commands. Run it once, as a user administrator:
//
//   INTAKE_PASSWORD=... QUOTA_PASSWORD=... REVIEW_PASSWORD=... NOTIFICATION_PASSWORD=... OPERATIONS_PASSWORD=... \
//     mongosh "mongodb://admin@mongo.example.com/?tls=true" deploy/mongodb/create-users.js
//
// COUNTERSIGN_PREFIX is the prefix of the installation, if it has one.

const prefix = process.env.COUNTERSIGN_PREFIX || "";
const services = ["intake", "quota", "review", "notification"];

function password(name) {
    const value = process.env[name.toUpperCase() + "_PASSWORD"];
    if (!value || value.length < 16) {
        throw new Error(name.toUpperCase() + "_PASSWORD must be set, with 16 characters or more");
    }
    return value;
}

for (const service of services) {
    const database = prefix + "countersign_" + service;
    db.getSiblingDB(database).createUser({
        user: database,
        pwd: password(service),
        roles: [{role: "readWrite", db: database}],
    });
}

// The auditor reads every database; what operators did with dead letters is the only thing it writes.
const operations = prefix + "countersign_operations";
db.getSiblingDB(operations).createUser({
    user: operations,
    pwd: password("operations"),
    roles: [{role: "readWrite", db: operations}].concat(
        services.map((service) => ({role: "read", db: prefix + "countersign_" + service}))),
});
