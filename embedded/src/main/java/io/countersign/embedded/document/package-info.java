/** Documents as BSON, of which only the fields that are read are decoded. */
@NullMarked
package io.countersign.embedded.document;

import org.jspecify.annotations.NullMarked;
