package skysift.datalink;

import java.util.Optional;

/**
 * What a document says about one of its services (DataLink 1.1 §4.1).
 *
 * @param id XML ID of the RESOURCE, which service_def names; dots and the like are kept
 * @param accessUrl base URL; may hold a query already; empty when missing or blank
 * @param standardId the standard it follows; empty for free services
 */
record Descriptor(String id, Optional<String> accessUrl, Optional<String> standardId) {}
