package io.countersign.intake.web.certificate;

import io.countersign.intake.web.submission.ApplicationRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A certificate's digest in a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The certificate's SHA-256 in lower-case hex",
        schema = @Schema(type = "string", pattern = "^" + ApplicationRequest.SHA256 + "$"))
@interface ContentDigest {}
