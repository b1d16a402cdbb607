package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import skysift.datalink.Link;
import skysift.datalink.ServiceForm;
import skysift.vo.UwsJob;
import skysift.vo.Web;

/** Calls services that work through jobs (SODA 1.0 §2.2). Blocks; not on the event thread. */
public final class ServiceJobs {
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Web web;

  ServiceJobs(Web web) {
    this.web = web;
  }

  /** What is done with a job's results while the service still has them. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(ImmutableList<Link.Product> results) throws IOException;
  }

  /**
   * Runs a job, does some work on its results, and takes it away from the service. An interrupt
   * aborts it.
   *
   * @param given values by parameter name
   * @param phases is told what the job does, on the calling thread
   * @throws IllegalArgumentException when a value is not allowed; says which and why
   * @throws IOException in the service's words, when it gives no result
   */
  public <T> T call(
      Link.ServiceCall call,
      ServiceForm form,
      ListMultimap<String, String> given,
      Consumer<String> phases,
      Work<T> work)
      throws IOException {
    UwsJob job =
        UwsJob.submit(
            web, call.title(), Web.checkedUri(form.service().accessUrl()), form.sent(given));
    try {
      job.run();
      job.await(LONGEST, phases);
      ImmutableList<Link.Product> results =
          job.results().stream()
              .map(url -> call.result(url.toString()))
              .collect(ImmutableList.toImmutableList());
      if (results.isEmpty()) {
        throw new IOException(call.title() + ": the job " + job.url() + " ended without a result");
      }
      return work.on(results);
    } finally {
      job.discard();
    }
  }
}
