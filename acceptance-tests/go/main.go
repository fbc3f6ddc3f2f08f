// Tencent's own SDK for Go, unchanged, against a running Countersign:
//
//	go run . DATA/standalone.json
//
// It prints a line for each walk; exit status 1 if one went wrong.
package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
	v2019 "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/sms/v20190711"
	v2021 "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/sms/v20210111"
)

const (
	// A PNG of 120 × 120 pixels, which is above the minimum.
	picture = "iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4AQAAAAARHwt/AAAAJUlEQVR42mPgRwUMg43/ARUMOv5o+I2G32j4jYbfaPiNhh8ZfABd" +
		"xYCqZpk2wwAAAABJRU5ErkJggg=="
	waitLimit = time.Minute
	region    = "ap-guangzhou"
)

type account struct {
	Kind      string
	SecretID  string `json:"secretId"`
	SecretKey string `json:"secretKey"`
	Signature string
}

type running struct {
	Intake   string
	Sandbox  account
	Accounts []account
}

// sms is what both versions of the API have in common.
type sms interface {
	add(name string) (uint64, error)
	// status is the code of the signature, and false if it is not described.
	status(id uint64) (int64, bool, error)
	modify(id uint64, name string) error
	remove(id uint64) error
	// send answers the code beside the number.
	send(name, number string) (string, error)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func code(err error) string {
	if failure, ok := err.(*errors.TencentCloudSDKError); ok {
		return failure.Code
	}
	must(err)
	return ""
}

// patiently repeats a call for as long as it comes too soon: Add, Modify and Delete are taken once in a second.
func patiently(call func() error) error {
	for end := time.Now().Add(waitLimit); ; time.Sleep(300 * time.Millisecond) {
		err := call()
		if err == nil || code(err) != "RequestLimitExceeded" || time.Now().After(end) {
			return err
		}
	}
}

func until(what string, holds func() bool) {
	for end := time.Now().Add(waitLimit); !holds(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(end) {
			panic("never: " + what)
		}
	}
}

func expect(what, actual, expected string) {
	if actual != expected {
		panic(fmt.Sprintf("%s: %q instead of %q", what, actual, expected))
	}
}

func clientProfile(intake, method, signature string) *profile.ClientProfile {
	address, err := url.Parse(intake)
	must(err)
	result := profile.NewClientProfile()
	result.SignMethod = signature
	result.Language = "en-US"
	result.HttpProfile.Scheme = "HTTP"
	result.HttpProfile.Endpoint = address.Host
	result.HttpProfile.ReqMethod = method
	return result
}

type older struct{ client *v2019.Client }

func (api older) add(name string) (id uint64, err error) {
	request := v2019.NewAddSmsSignRequest()
	must(request.FromJsonString(application(name, "UsedMethod")))
	err = patiently(func() error {
		response, failure := api.client.AddSmsSign(request)
		if failure == nil {
			id = *response.Response.AddSignStatus.SignId
		}
		return failure
	})
	return id, err
}

func (api older) status(id uint64) (int64, bool, error) {
	request := v2019.NewDescribeSmsSignListRequest()
	request.SignIdSet = common.Uint64Ptrs([]uint64{id})
	request.International = common.Uint64Ptr(0)
	response, err := api.client.DescribeSmsSignList(request)
	if err != nil {
		return 0, false, err
	}
	return *response.Response.DescribeSignListStatusSet[0].StatusCode, true, nil
}

func (api older) modify(id uint64, name string) error {
	request := v2019.NewModifySmsSignRequest()
	must(request.FromJsonString(application(name, "UsedMethod")))
	request.SignId = &id
	return patiently(func() error { _, err := api.client.ModifySmsSign(request); return err })
}

func (api older) remove(id uint64) error {
	request := v2019.NewDeleteSmsSignRequest()
	request.SignId = &id
	return patiently(func() error { _, err := api.client.DeleteSmsSign(request); return err })
}

func (api older) send(name, number string) (string, error) {
	request := v2019.NewSendSmsRequest()
	request.PhoneNumberSet = common.StringPtrs([]string{number})
	request.SmsSdkAppid = common.StringPtr("1400000000")
	request.TemplateID = common.StringPtr("449739")
	request.Sign = &name
	response, err := api.client.SendSms(request)
	if err != nil {
		return "", err
	}
	return *response.Response.SendStatusSet[0].Code, nil
}

type newer struct{ client *v2021.Client }

func (api newer) add(name string) (id uint64, err error) {
	request := v2021.NewAddSmsSignRequest()
	must(request.FromJsonString(application(name, "SignPurpose")))
	err = patiently(func() error {
		response, failure := api.client.AddSmsSign(request)
		if failure == nil {
			id = *response.Response.AddSignStatus.SignId
		}
		return failure
	})
	return id, err
}

func (api newer) status(id uint64) (int64, bool, error) {
	request := v2021.NewDescribeSmsSignListRequest()
	request.SignIdSet = common.Uint64Ptrs([]uint64{id})
	request.International = common.Uint64Ptr(0)
	response, err := api.client.DescribeSmsSignList(request)
	if err != nil || len(response.Response.DescribeSignListStatusSet) == 0 {
		return 0, false, err
	}
	return *response.Response.DescribeSignListStatusSet[0].StatusCode, true, nil
}

func (api newer) modify(id uint64, name string) error {
	request := v2021.NewModifySmsSignRequest()
	must(request.FromJsonString(application(name, "SignPurpose")))
	request.SignId = &id
	return patiently(func() error { _, err := api.client.ModifySmsSign(request); return err })
}

func (api newer) remove(id uint64) error {
	request := v2021.NewDeleteSmsSignRequest()
	request.SignId = &id
	return patiently(func() error { _, err := api.client.DeleteSmsSign(request); return err })
}

func (api newer) send(name, number string) (string, error) {
	request := v2021.NewSendSmsRequest()
	request.PhoneNumberSet = common.StringPtrs([]string{number})
	request.SmsSdkAppId = common.StringPtr("1400000000")
	request.TemplateId = common.StringPtr("449739")
	request.SignName = &name
	response, err := api.client.SendSms(request)
	if err != nil {
		return "", err
	}
	return *response.Response.SendStatusSet[0].Code, nil
}

func application(name, purpose string) string {
	text, err := json.Marshal(map[string]any{
		"SignName": name, "SignType": 0, "DocumentType": 1, "International": 0, purpose: 0, "ProofImage": picture,
	})
	must(err)
	return string(text)
}

func connect(version string, who account, settings *profile.ClientProfile) sms {
	credential := common.NewCredential(who.SecretID, who.SecretKey)
	if version == "2019-07-11" {
		client, err := v2019.NewClient(credential, region, settings)
		must(err)
		return older{client}
	}
	client, err := v2021.NewClient(credential, region, settings)
	must(err)
	return newer{client}
}

// lifeOfASignature: added, approved, kept from changes, used, deleted.
func lifeOfASignature(api sms, name string) {
	id, err := api.add(name)
	must(err)
	until("approved", func() bool {
		status, found, failure := api.status(id)
		must(failure)
		return found && status == 0
	})
	expect("modify", code(api.modify(id, name+"x")), "InvalidParameterValue.SignAlreadyPassedCheck")
	sent, err := api.send(name, "+8613700000001")
	must(err)
	expect("send", sent, "Ok")
	must(api.remove(id))
	_, found, err := api.status(id)
	if found || (err != nil && code(err) != "InvalidParameterValue.MissingSignatureList") {
		panic(fmt.Sprintf("deleted and still described: %v", err))
	}
}

// firstMessage is what a newcomer tries: the sandbox has the signature.
func firstMessage(api sms, signature string) {
	for _, number := range []string{"+8613700000001", "+12025550123"} {
		until("a first message to "+number, func() bool {
			sent, err := api.send(signature, number)
			must(err)
			return sent == "Ok"
		})
	}
	sent, err := api.send("Unknown", "+8613700000001")
	must(err)
	expect("an unknown signature", sent, "FailedOperation.SignatureIncorrectOrUnapproved")
}

var failed = false

func walk(name string, steps func()) {
	defer func() {
		if failure := recover(); failure != nil {
			failed = true
			fmt.Printf("FAIL  %s\n      %v\n", name, failure)
		} else {
			fmt.Printf("ok    %s\n", name)
		}
	}()
	steps()
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	must(err)
	var system running
	must(json.Unmarshal(text, &system))
	stamp := strings.ToLower(fmt.Sprintf("%X", time.Now().UnixMilli()%0xFFFFF))
	letter := 'a'
	for _, version := range []string{"2019-07-11", "2021-01-11"} {
		api := connect(version, system.Sandbox, clientProfile(system.Intake, "POST", "TC3-HMAC-SHA256"))
		walk(version+": a first message in the sandbox", func() { firstMessage(api, system.Sandbox.Signature) })
		for _, signature := range []string{"TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"} {
			for _, method := range []string{"POST", "GET"} {
				name := "Quor" + stamp + string(letter)
				letter++
				api := connect(version, system.Sandbox, clientProfile(system.Intake, method, signature))
				walk(strings.Join([]string{version, method, signature}, " ")+": the life of a signature", func() {
					lifeOfASignature(api, name)
				})
			}
		}
		walk(version+": a wrong secret is refused", func() {
			wrong := system.Sandbox
			wrong.SecretKey = "wrong"
			api := connect(version, wrong, clientProfile(system.Intake, "POST", "TC3-HMAC-SHA256"))
			_, _, err := api.status(1)
			expect("a wrong secret", code(err), "AuthFailure.SignatureFailure")
		})
	}
	if failed {
		os.Exit(1)
	}
}
