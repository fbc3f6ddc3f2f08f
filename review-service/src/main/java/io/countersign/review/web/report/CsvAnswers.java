package io.countersign.review.web.report;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables as files to save. */
public final class CsvAnswers {

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private CsvAnswers() {}

    public static ResponseEntity<String> of(String fileName, String table) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MEDIA_TYPE))
                .headers(headers -> headers.setContentDisposition(
                        ContentDisposition.attachment().filename(fileName).build()))
                .body(table);
    }
}
