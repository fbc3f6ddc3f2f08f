/** Rules about the type, the certificates, the owner, the product and the remark. */
@NullMarked
package io.countersign.rules.checks.evidence;

import org.jspecify.annotations.NullMarked;
