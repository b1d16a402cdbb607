/**
 * How does it sit in Eclipse? Eclipse makes the public classes by their names in {@code
 * plugin.xml}. Two event threads: SWT's (the workbench's) and AWT's (the panel's); neither ever
 * waits for the other, each only hands over what is to be done.
 */
package skysift.eclipse;
