package planted.quota.web;

import org.springframework.stereotype.Component;

/** A bean that everybody sees. */
@Component
public class PublicComponent {}
