"""Connects with pymongo and uses the commands that applications use."""

import sys

from pymongo import ASCENDING, DESCENDING, InsertOne, MongoClient, ReturnDocument, UpdateOne
from pymongo.errors import OperationFailure

client = MongoClient(sys.argv[1], serverSelectionTimeoutMS=20000)
documents = client.python.documents

documents.insert_many([{"_id": i, "n": i, "group": i % 10} for i in range(500)])
assert documents.create_index([("group", ASCENDING), ("n", DESCENDING)]) == "group_1_n_-1"
assert [index["name"] for index in documents.list_indexes()] == ["_id_", "group_1_n_-1"]

page = documents.find({"group": 3}).sort("n", DESCENDING).limit(5)
assert [document["_id"] for document in page] == [493, 483, 473, 463, 453]
explained = documents.find({"group": 3}).sort("n", DESCENDING).limit(5).explain()
assert explained["executionStats"]["totalDocsExamined"] == 5
assert len(list(documents.find())) == 500
assert len(list(documents.find(batch_size=7))) == 500

assert documents.update_one({"_id": 1}, {"$set": {"x": 1}}).modified_count == 1
after = documents.find_one_and_update({"_id": 2}, {"$inc": {"n": 1}}, return_document=ReturnDocument.AFTER)
assert after["n"] == 3
assert documents.count_documents({"group": 1}) == 50
assert documents.estimated_document_count() == 500
assert list(documents.aggregate([{"$match": {"group": 1}}, {"$count": "n"}])) == [{"n": 50}]
assert documents.bulk_write([InsertOne({"_id": 1000}), UpdateOne({"_id": 1000}, {"$set": {"y": 1}})]).modified_count == 1

with client.start_session() as session:
    assert documents.find_one({"_id": 5}, session=session)["n"] == 5
try:
    with client.start_session() as session, session.start_transaction():
        documents.insert_one({"_id": "transaction"}, session=session)
    raise AssertionError("a transaction was accepted")
except OperationFailure as refused:
    assert refused.code == 20, refused
assert documents.find_one({"_id": "transaction"}) is None
client.close()
