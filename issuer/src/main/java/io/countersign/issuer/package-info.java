/** A small OIDC provider for trying out: users, clients and tokens that whoever starts it has made up. */
@NullMarked
package io.countersign.issuer;

import org.jspecify.annotations.NullMarked;
