package io.countersign.acceptance;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.common.profile.Language;
import java.net.URI;
import java.util.List;

/** Tencent's own SDK for Java, in both versions of the API. */
interface OfficialSdk {

    String SMALLEST_PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4CAAAAAAcD2kOAAAAaElEQVR42u3VMQoAMAgEwfv/p7WRvECEwKSzmiq3ybyad3UHDAavwdfgu8Fg8Pf/GQwG6zEYDNZjMFiPTSYYrMe2GgzWYzAYrMdgsB6bTDBYj201GKzHYDBYj8FgPTaZYLAe22owePlug9Tllj61NqsAAAAASUVORK5CYII=";

    /** A signature as it is described. */
    record Described(long id, long code, String reply, String name) {}

    /** What became of one number. */
    record Sent(String number, String code, String serial) {}

    long add(String name) throws TencentCloudSDKException;

    long modify(long id, String name) throws TencentCloudSDKException;

    String delete(long id) throws TencentCloudSDKException;

    List<Described> describe(long... ids) throws TencentCloudSDKException;

    List<Sent> send(String name, String... numbers) throws TencentCloudSDKException;

    /** How requests are made and signed. */
    record Manner(String method, String signing, boolean unsignedPayload) {

        @Override
        public String toString() {
            return method + " " + signing + (unsignedPayload ? " unsigned payload" : "");
        }
    }

    /** The versions. */
    enum Version {
        V2019,
        V2021
    }

    /** Speaks to one intake, in English. */
    static OfficialSdk of(Version version, Manner manner, String intake, Credential credential) {
        var http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(URI.create(intake).getAuthority());
        http.setReqMethod(manner.method());
        http.setConnTimeout(10);
        http.setReadTimeout(30);
        var profile = new ClientProfile(manner.signing(), http);
        profile.setLanguage(Language.EN_US);
        profile.setUnsignedPayload(manner.unsignedPayload());
        return of(version, credential, profile);
    }

    static OfficialSdk of(Version version, Credential credential, ClientProfile profile) {
        return switch (version) {
            case V2019 -> new OfficialSdk2019(credential, profile);
            case V2021 -> new OfficialSdk2021(credential, profile);
        };
    }
}
