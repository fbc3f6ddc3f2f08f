/** What every service serves beside its operations: the start page, the API document, the filters of addresses and headers. */
@NullMarked
package io.countersign.platform.web.server;

import org.jspecify.annotations.NullMarked;
