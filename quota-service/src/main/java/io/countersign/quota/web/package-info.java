/** Quota's HTTP: what an account has used, and an operator's change of its limit. */
@NullMarked
package io.countersign.quota.web;

import org.jspecify.annotations.NullMarked;
