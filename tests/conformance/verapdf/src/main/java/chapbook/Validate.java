package chapbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates each file given against PDF/UA-1 and against PDF/A-2a, or PDF/A-3a where it claims the third part. A file that claims PDF/A-2b is for a printer, has no tags, and is held
 * against that alone. Prints one JSON line for each file and profile, and one before it for each rule that failed. Exits 0 whatever the verdict; anything else means that the
 * files could not be judged.
 */
public final class Validate {
  private static final int SHOWN_FAILURES_OF_A_RULE = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Validate() {}

  public static void main(String[] paths) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    for (String path : paths) {
      for (PDFAFlavour profile : profiles(path)) {
        validate(path, profile);
      }
    }
  }

  /** The metadata of a file are not packed, so that its claim can be read without a parser. */
  private static List<PDFAFlavour> profiles(String path) throws IOException {
    String file = Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
    if (file.contains("<pdfaid:conformance>B<")) return List.of(PDFAFlavour.PDFA_2_B);
    return List.of(
        PDFAFlavour.PDFUA_1, file.contains("<pdfaid:part>3<") ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_2_A);
  }

  private static void validate(String path, PDFAFlavour profile) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, SHOWN_FAILURES_OF_A_RULE, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
        print(failedRule(path, profile, failed.getKey(), failed.getValue(), result));
      }
      print(verdict(path, profile, result));
    }
  }

  private static Map<String, Object> failedRule(
      String path, PDFAFlavour profile, RuleId rule, int count, ValidationResult result) {
    Map<String, Object> line = line("failed", path, profile);
    line.put("rule", rule.getClause() + "-" + rule.getTestNumber());
    line.put("count", count);
    List<TestAssertion> examples =
        result.getTestAssertions().stream().filter(assertion -> assertion.getRuleId().equals(rule)).toList();
    line.put("description", examples.isEmpty() ? "" : examples.get(0).getMessage());
    line.put("messages", examples.stream().map(TestAssertion::getErrorMessage).toList());
    line.put("places", examples.stream().map(example -> example.getLocation().getContext()).toList());
    return line;
  }

  private static Map<String, Object> verdict(String path, PDFAFlavour profile, ValidationResult result) {
    Map<String, Object> line = line("verdict", path, profile);
    line.put("compliant", result.isCompliant());
    line.put("checks", result.getTotalAssertions());
    line.put("failedRules", result.getFailedChecks().size());
    return line;
  }

  private static Map<String, Object> line(String kind, String path, PDFAFlavour profile) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    line.put("file", path);
    line.put("profile", profile.name());
    return line;
  }

  private static void print(Map<String, Object> line) throws JsonProcessingException {
    OUT.println(JSON.writeValueAsString(line));
  }
}
