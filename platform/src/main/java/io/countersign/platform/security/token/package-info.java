/** Bearer tokens: their issuer, their verification, and the filter that requires one. */
@NullMarked
package io.countersign.platform.security.token;

import org.jspecify.annotations.NullMarked;
