/** The packaged system as processes of their own, driven over HTTP and looked at from outside. */
@NullMarked
package io.countersign.acceptance;

import org.jspecify.annotations.NullMarked;
