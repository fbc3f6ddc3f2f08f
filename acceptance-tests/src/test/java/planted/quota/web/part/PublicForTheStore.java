package planted.quota.web.part;

/** Public for another role. */
public class PublicForTheStore {}
