package planted.quota.web;

import org.springframework.web.bind.annotation.RestController;

/** A bean that everybody sees. */
@RestController
public class PublicController {}
