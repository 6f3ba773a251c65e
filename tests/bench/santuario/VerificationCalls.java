import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * CPU microseconds of verifying one enveloped XAdES document by Santuario: parsed, the Ids registered, references and value
 * checked with the first certificate of KeyInfo, and the chain led to the anchor by the JDK. The best of five rounds after
 * the compiler of the JVM had time to do its work. Prints one JSON object a line.
 *
 * usage: VerificationCalls TIME_MILLIS DOCUMENT ANCHOR_PEM [DOCUMENT ANCHOR_PEM]...
 */
public class VerificationCalls {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NS = 6_000_000_000L;
    private static final long ROUND_NS = 500_000_000L;

    private static Date moment;

    public static void main(String[] words) throws Exception {
        Init.init();
        moment = new Date(Long.parseLong(words[0]));
        for (int i = 1; i + 1 < words.length; i += 2) {
            byte[] bytes = Files.readAllBytes(Path.of(words[i]));
            X509Certificate anchor = certificate(Files.readAllBytes(Path.of(words[i + 1])));
            repeat(bytes, anchor, WARM_UP_NS);
            double best = Double.MAX_VALUE;
            for (int round = 0; round < 5; round++) best = Math.min(best, repeat(bytes, anchor, ROUND_NS));
            System.out.printf("{\"document\":\"%s\",\"santuario_us\":%.0f}%n", Path.of(words[i]).getFileName(), best);
        }
    }

    private static double repeat(byte[] bytes, X509Certificate anchor, long nanoseconds) throws Exception {
        long end = System.nanoTime() + nanoseconds;
        long before = THREADS.getCurrentThreadCpuTime();
        int calls = 0;
        while (System.nanoTime() < end) {
            if (!verify(bytes, anchor)) throw new IllegalStateException("Santuario does not verify the sample");
            calls++;
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / calls;
    }

    private static boolean verify(byte[] bytes, X509Certificate anchor) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        registerIds(document.getDocumentElement());
        NodeList found = document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature");
        XMLSignature signature = new XMLSignature((Element) found.item(0), "");
        List<X509Certificate> chain = chain((Element) found.item(0), anchor);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(moment);
        CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
        return signature.checkSignatureValue(chain.get(0).getPublicKey());
    }

    private static List<X509Certificate> chain(Element signature, X509Certificate anchor) throws Exception {
        NodeList texts = signature.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "X509Certificate");
        List<X509Certificate> chain = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            X509Certificate one = certificate(Base64.getMimeDecoder().decode(texts.item(i).getTextContent()));
            if (!one.equals(anchor)) chain.add(one);
        }
        return chain;
    }

    private static X509Certificate certificate(byte[] bytes) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }

    private static void registerIds(Element element) {
        if (element.hasAttributeNS(null, "Id")) element.setIdAttributeNS(null, "Id", true);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) registerIds(inner);
        }
    }
}
