package planted.quota.web;

import org.springframework.stereotype.Repository;

/** A bean that everybody sees. */
@Repository
public class PublicRepository {}
