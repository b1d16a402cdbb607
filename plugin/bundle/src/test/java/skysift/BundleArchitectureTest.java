package skysift;

/** The package table, held with the bundle's classes too. */
class BundleArchitectureTest extends ArchitectureTest {}
