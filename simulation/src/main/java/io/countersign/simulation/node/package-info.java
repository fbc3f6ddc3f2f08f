/** The services on simulated stores, and those who use them: the applicant, reviewers, an auditor. */
@NullMarked
package io.countersign.simulation.node;

import org.jspecify.annotations.NullMarked;
