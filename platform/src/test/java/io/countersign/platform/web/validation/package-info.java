@NullMarked
package io.countersign.platform.web.validation;

import org.jspecify.annotations.NullMarked;
