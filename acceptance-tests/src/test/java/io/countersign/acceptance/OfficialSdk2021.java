package io.countersign.acceptance;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.AddSmsSignRequest;
import com.tencentcloudapi.sms.v20210111.models.DeleteSmsSignRequest;
import com.tencentcloudapi.sms.v20210111.models.DescribeSmsSignListRequest;
import com.tencentcloudapi.sms.v20210111.models.ModifySmsSignRequest;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import java.util.Arrays;
import java.util.List;

/** Version 2021-01-11. */
final class OfficialSdk2021 implements OfficialSdk {

    private final SmsClient client;

    OfficialSdk2021(Credential credential, ClientProfile profile) {
        client = new SmsClient(credential, "ap-guangzhou", profile);
    }

    @Override
    public long add(String name) throws TencentCloudSDKException {
        var request = new AddSmsSignRequest();
        request.setSignName(name);
        request.setSignType(0L);
        request.setDocumentType(1L);
        request.setInternational(0L);
        request.setSignPurpose(0L);
        request.setProofImage(SMALLEST_PICTURE);
        request.setRemark("the brand of our shops");
        return client.AddSmsSign(request).getAddSignStatus().getSignId();
    }

    @Override
    public long modify(long id, String name) throws TencentCloudSDKException {
        var request = new ModifySmsSignRequest();
        request.setSignId(id);
        request.setSignName(name);
        request.setSignType(0L);
        request.setDocumentType(1L);
        request.setInternational(0L);
        request.setSignPurpose(0L);
        request.setProofImage(SMALLEST_PICTURE);
        return client.ModifySmsSign(request).getModifySignStatus().getSignId();
    }

    @Override
    public String delete(long id) throws TencentCloudSDKException {
        var request = new DeleteSmsSignRequest();
        request.setSignId(id);
        return client.DeleteSmsSign(request).getDeleteSignStatus().getDeleteStatus();
    }

    @Override
    public List<Described> describe(long... ids) throws TencentCloudSDKException {
        var request = new DescribeSmsSignListRequest();
        request.setSignIdSet(Arrays.stream(ids).boxed().toArray(Long[]::new));
        request.setInternational(0L);
        return Arrays.stream(client.DescribeSmsSignList(request).getDescribeSignListStatusSet())
                .map(status -> new Described(
                        status.getSignId(), status.getStatusCode(), status.getReviewReply(), status.getSignName()))
                .toList();
    }

    @Override
    public List<Sent> send(String name, String... numbers) throws TencentCloudSDKException {
        var request = new SendSmsRequest();
        request.setSmsSdkAppId("1400000000");
        request.setTemplateId("449739");
        request.setSignName(name);
        request.setPhoneNumberSet(numbers);
        request.setTemplateParamSet(new String[] {"739251"});
        request.setSessionContext("session");
        return Arrays.stream(client.SendSms(request).getSendStatusSet())
                .map(sent -> new Sent(sent.getPhoneNumber(), sent.getCode(), sent.getSerialNo()))
                .toList();
    }
}
