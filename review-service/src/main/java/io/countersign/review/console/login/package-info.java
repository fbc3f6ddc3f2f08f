/** Login at the OIDC provider, and sessions. */
@NullMarked
package io.countersign.review.console.login;

import org.jspecify.annotations.NullMarked;
