package skysift.eclipse;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import skysift.app.Exporter;
import skysift.app.FailureText;
import skysift.search.SearchRequest;

/** Writes all datasets that match into a file of a project, and tells Eclipse of it. */
final class ExportJob extends Job {
  private static final int STEP = 1000;

  private final Exporter exporter;
  private final SearchRequest request;
  private final IFile file;
  private Thread thread;

  ExportJob(Exporter exporter, SearchRequest request, IFile file) {
    super("Skysift: writing " + file.getFullPath());
    this.exporter = exporter;
    this.request = request;
    this.file = file;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    IPath place = file.getLocation();
    if (place == null) {
      return Status.error(file.getFullPath() + " is not on a disk of this machine");
    }
    Path path = place.toPath();
    Exporter.Format format = Exporter.Format.ofName(path).orElse(null);
    if (format == null) {
      return Status.error(
          file.getName() + ": no format has that ending; .vot, .fits, .csv and .ecsv are known");
    }
    begin();
    try {
      monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
      exporter.write(request, path, format, written -> told(monitor, written));
      file.refreshLocal(IResource.DEPTH_ZERO, null);
      return Status.OK_STATUS;
    } catch (IOException | CoreException | RuntimeException e) {
      return monitor.isCanceled()
          ? Status.CANCEL_STATUS
          : Status.error(file.getFullPath() + " was not written: " + FailureText.of(e), e);
    } finally {
      end();
    }
  }

  private static void told(IProgressMonitor monitor, long written) {
    if (written % STEP == 0) {
      monitor.subTask(written + " datasets written");
    }
  }

  private synchronized void begin() {
    thread = Thread.currentThread();
  }

  private synchronized void end() {
    thread = null;
    Thread.interrupted();
  }

  @Override
  protected synchronized void canceling() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
