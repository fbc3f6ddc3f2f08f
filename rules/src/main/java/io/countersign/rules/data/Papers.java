package io.countersign.rules.data;

import io.countersign.contracts.application.DocumentType;
import java.util.Map;

/** What each certificate must show, and what a remark must be, in both languages. */
public record Papers(
        Map<DocumentType, Text> documents,
        Text letter,
        Text owner,
        Map<RemarkForm, Text> remarks,
        Map<NameForm.Characters, Text> names,
        Text pictures) {

    public Papers {
        documents = Map.copyOf(documents);
        remarks = Map.copyOf(remarks);
        names = Map.copyOf(names);
    }
}
