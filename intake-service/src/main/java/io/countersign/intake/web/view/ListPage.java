package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
@Schema(name = "ApplicationPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListPage(
        List<ListItemView> items,

        @Schema(
                description =
                        "Send it as `cursor` to go on; absent at the end. It may stand beside an empty page: at most"
                                + " 1,000 signatures are looked at for one.")
        @Nullable
        String next) {}
