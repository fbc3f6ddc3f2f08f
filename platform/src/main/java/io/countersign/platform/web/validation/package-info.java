/** Validation of the fields of bodies and queries, with every fault at once. */
@NullMarked
package io.countersign.platform.web.validation;

import org.jspecify.annotations.NullMarked;
