/** What events repeat of an account, an application or an approved signature. */
@NullMarked
package io.countersign.contracts.snapshot;

import org.jspecify.annotations.NullMarked;
